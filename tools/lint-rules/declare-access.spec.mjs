import { declareAccess } from './declare-access.mjs';
import { ruleTester } from './rule-tester.mjs';

const graphql = `import { Args, Mutation, Query, ResolveField, Subscription } from '@nestjs/graphql';`;
const http = `import { Controller, Get, Post } from '@nestjs/common';`;

ruleTester.run('declare-access', declareAccess, {
  valid: [
    `${graphql} class Rooms { @Access(signedIn) @Query(() => Room) room() {} }`,
    `${graphql} class Rooms { @Query(() => Room) @Access(signedIn) room() {} }`,
    `${graphql} class Rooms { @Access(chatUsers) @Subscription(() => Event) chatEvents() {} }`,
    // A field is reached only through an operation.
    `${graphql} class Rooms { @ResolveField(() => Int) unread() {} }`,
    `${http} @Controller() class Health { @Access(anyone) @Get('livez') livez() {} }`,
    // Another library's decorator of the same name.
    `import { Query } from 'somewhere-else'; class Rooms { @Query() room() {} }`,
    `${graphql} class Rooms { private query() {} }`,
  ],
  invalid: [
    {
      code: `${graphql} class Rooms { @Query(() => Room) room() {} }`,
      errors: [{ messageId: 'missing', data: { decorator: 'Query', method: 'room' } }],
    },
    {
      code: `${graphql} class Rooms { @Mutation() send() {} @Access(signedIn) @Mutation() edit() {} @Subscription() feed() {} }`,
      errors: [
        { messageId: 'missing', data: { decorator: 'Mutation', method: 'send' } },
        { messageId: 'missing', data: { decorator: 'Subscription', method: 'feed' } },
      ],
    },
    {
      code: `import { Mutation as Write } from '@nestjs/graphql'; class Rooms { @Write(() => Room) rename() {} }`,
      errors: [{ messageId: 'missing', data: { decorator: 'Mutation', method: 'rename' } }],
    },
    {
      code: `import * as graphql from '@nestjs/graphql'; class Rooms { @graphql.Query(() => Room) room() {} }`,
      errors: [{ messageId: 'missing', data: { decorator: 'Query', method: 'room' } }],
    },
    {
      code: `${http} @Controller('files') class Files { @Post() upload() {} }`,
      errors: [{ messageId: 'missing', data: { decorator: 'Post', method: 'upload' } }],
    },
    {
      code: `${graphql} class Rooms { @AccessLog() @Query(() => Room) room() {} }`,
      errors: [{ messageId: 'missing', data: { decorator: 'Query', method: 'room' } }],
    },
  ],
});
