import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { ChatGroupsModule } from '@server/chat-groups';
import { ContactsModule } from '@server/contacts';
import { GroupMessagingModule } from '@server/group-messaging';
import { IdentityModule } from '@server/identity';
import { IntegrationsModule } from '@server/integrations';
import { MailModule } from '@server/mail';
import { MessagingModule, PreviewProgramModule } from '@server/messaging';
import { NotificationsModule } from '@server/notifications';
import { Authenticator, Config, DatabaseModule, ErrorFormat, graphqlHttp, PlatformModule } from '@server/platform';
import { PortalModule } from '@server/portal';
import { LoggerModule } from 'nestjs-pino';
import { databaseContents } from './database-contents';
import { HealthController } from './health.controller';
import { logging } from './logging';

@Module({})
export class AppModule {
  /** @param databaseUrl the restricted connection that requests are served with */
  static forRoot(config: Config, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(logging(config)),
        PlatformModule.forRoot(config),
        DatabaseModule.forRoot(databaseUrl, databaseContents),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Authenticator, ErrorFormat],
          useFactory: (authenticator: Authenticator, { format }: ErrorFormat) =>
            graphqlHttp(config, authenticator, format),
        }),
        MailModule,
        IdentityModule,
        ContactsModule,
        ChatGroupsModule,
        PreviewProgramModule.at(new URL('./first-page.worker.mjs', import.meta.url)),
        MessagingModule,
        GroupMessagingModule,
        PortalModule,
        NotificationsModule,
        IntegrationsModule,
      ],
      controllers: [HealthController],
    };
  }
}
