import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { PageArgs, Trimmed } from '@server/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsEnum,
  IsOptional,
  IsString,
  Length,
  MaxLength,
} from 'class-validator';
import { ChatRoomKind } from './chat-room.model';

const NAME_LENGTH = { message: 'A chat name has 1 to 80 characters.' };
const AT_ONCE = 200;

export enum HistoryAccess {
  FROM_NOW = 'FROM_NOW',
  LAST_7_DAYS = 'LAST_7_DAYS',
  ALL = 'ALL',
}
registerEnumType(HistoryAccess, {
  name: 'HistoryAccess',
  description: 'What of the past a new member may read. Search, files and pins obey it too.',
  valuesMap: {
    FROM_NOW: { description: 'Nothing from before the joining.' },
    LAST_7_DAYS: { description: 'The seven days before the joining.' },
    ALL: { description: 'Everything.' },
  },
});

@ArgsType()
export class ChatRoomsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: "Part of a room's name or of a member's name." })
  @IsOptional()
  @Trimmed()
  @MaxLength(100, { message: 'Search for at most 100 characters.' })
  search?: string;

  @Field(() => [ChatRoomKind], { nullable: true, description: 'Only rooms of these kinds.' })
  @IsOptional()
  @IsEnum(ChatRoomKind, { each: true })
  kinds?: ChatRoomKind[];

  @Field(() => Boolean, { nullable: true, description: 'Only rooms whose patient waits for an answer.' })
  @IsOptional()
  @IsBoolean()
  unanswered?: boolean;
}

@InputType({ description: 'One person makes a chat of two; several make a named room.' })
export class CreateChatRoomInput {
  @Field(() => [ID], { description: 'The other members, 1 to 200; you are one anyway.' })
  @ArrayMinSize(1, { message: 'Choose at least one person.' })
  @ArrayMaxSize(AT_ONCE, { message: `Choose at most ${AT_ONCE} people at once.` })
  memberIds: string[];

  @Field(() => String, { nullable: true, description: 'For two or more others; made of the names when absent.' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(1, 80, NAME_LENGTH)
  name?: string;
}

@InputType({ description: 'A new name for a room.' })
export class RenameChatRoomInput {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field({ description: '1 to 80 characters after trimming.' })
  @Trimmed()
  @Length(1, 80, NAME_LENGTH)
  name: string;
}

@InputType({ description: 'Who joins a room, and what past they see.' })
export class AddChatRoomMembersInput {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => [ID], { description: 'Employees to add, 1 to 200. Those who are members already stay as they are.' })
  @ArrayMinSize(1, { message: 'Choose at least one person.' })
  @ArrayMaxSize(AT_ONCE, { message: `Choose at most ${AT_ONCE} people at once.` })
  memberIds: string[];

  @Field(() => HistoryAccess, { defaultValue: HistoryAccess.FROM_NOW, description: 'What of the past they may read.' })
  @IsEnum(HistoryAccess)
  history: HistoryAccess;
}

@InputType({ description: 'Who is taken out of a room.' })
export class RemoveChatRoomMemberInput {
  @Field(() => ID, { description: 'The room.' })
  roomId: string;

  @Field(() => ID, { description: 'The member; to go yourself, leave.' })
  memberId: string;
}

@InputType({ description: 'Who of the desk takes care of a patient.' })
export class AssignPatientRoomInput {
  @Field(() => ID, { description: 'The room of the patient.' })
  roomId: string;

  @Field(() => ID, { nullable: true, description: 'An active employee with the chat; null for nobody in particular.' })
  @IsOptional()
  employeeId?: string | null;
}
