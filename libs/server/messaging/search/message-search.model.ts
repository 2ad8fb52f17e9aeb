import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionType, PageArgs } from '@server/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { Message } from '../message.model';

@ObjectType({ description: 'A piece of an excerpt.' })
export class ExcerptPart {
  @Field({ description: 'Plain text.' })
  text: string;

  @Field({ description: 'Whether it is a word that was searched for.' })
  found: boolean;
}

@ObjectType({ description: 'A message that was found.' })
export class MessageHit {
  @Field(() => Message, { description: 'The message.' })
  message: Message;

  @Field(() => [ExcerptPart], { description: 'The part of the text around the found words.' })
  excerpt: ExcerptPart[];
}

@ObjectType({ description: 'A page of found messages, the newest first.' })
export class MessageHitConnection extends connectionType(MessageHit) {}

@ArgsType()
export class SearchMessagesArgs extends PageArgs {
  @Field({ description: 'Words, or beginnings of words, in English or Russian; every one must occur in some form.' })
  @IsString()
  @MaxLength(200, { message: 'Search for at most 200 characters.' })
  query: string;

  @Field(() => ID, { nullable: true, description: 'Only in this room.' })
  @IsOptional()
  @IsString()
  roomId?: string;
}
