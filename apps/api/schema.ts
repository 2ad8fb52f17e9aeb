import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { chatGroupResolvers } from '@server/chat-groups';
import { chatRoomResolvers } from '@server/chat-rooms';
import { contactResolvers } from '@server/contacts';
import { groupMessagingResolvers } from '@server/group-messaging';
import { identityResolvers } from '@server/identity';
import { integrationsResolvers } from '@server/integrations';
import { messagingResolvers } from '@server/messaging';
import { notificationsResolvers } from '@server/notifications';
import { portalResolvers } from '@server/portal';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';

/** The schema without a server: needs no database and runs no resolver. */
export async function buildSchema(): Promise<GraphQLSchema> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  const schema = await app
    .get(GraphQLSchemaFactory)
    .create([
      ...identityResolvers,
      ...contactResolvers,
      ...chatGroupResolvers,
      ...chatRoomResolvers,
      ...messagingResolvers,
      ...groupMessagingResolvers,
      ...notificationsResolvers,
      ...integrationsResolvers,
      ...portalResolvers,
    ]);
  await app.close();
  return lexicographicSortSchema(schema);
}
