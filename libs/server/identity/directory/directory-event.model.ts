import { createUnionType, Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type AccessRule, chatGroupReaders, directoryUsers, signedIn } from '../access';

export enum DirectoryKind {
  EMPLOYEE = 'EMPLOYEE',
  CONTACT = 'CONTACT',
  CHAT_GROUP = 'CHAT_GROUP',
}
registerEnumType(DirectoryKind, {
  name: 'DirectoryKind',
  description: 'A directory of the clinic.',
  valuesMap: {
    EMPLOYEE: { description: 'The employees.' },
    CONTACT: { description: 'The contacts: told to those with CRM.' },
    CHAT_GROUP: { description: 'The chat groups: told to those with CHAT or CRM.' },
  },
});

/** Who is told of changes in a directory: asked at each delivery, of the person as the database has them then. */
export const directoryReaders: Readonly<Record<DirectoryKind, AccessRule>> = {
  EMPLOYEE: signedIn,
  CONTACT: directoryUsers,
  CHAT_GROUP: chatGroupReaders,
};

@ObjectType({ description: 'The first event: what changes after it will be told. Load what is on screen after it.' })
export class DirectoryReady {
  @Field(() => GraphQLISODateTime, { description: 'The time on the server.' })
  at: Date;
}

@ObjectType({ description: 'Something in a directory was added or changed. Ask for it again if it is on screen.' })
export class DirectoryChanged {
  @Field(() => DirectoryKind, { description: 'The directory.' })
  kind: DirectoryKind;

  @Field(() => ID, { nullable: true, description: 'What changed; null when many did at once, as by an import.' })
  id: string | null;
}

export const DirectoryEvent = createUnionType({
  name: 'DirectoryEvent',
  description: 'Something that happened in the directories of the clinic.',
  types: () => [DirectoryReady, DirectoryChanged] as const,
  resolveType: (event: object) => event.constructor,
});
