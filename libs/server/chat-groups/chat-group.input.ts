import { ArgsType, Field, ID, InputType, Int, registerEnumType } from '@nestjs/graphql';
import { ContactsArgs } from '@server/contacts';
import { PageArgs, Trimmed } from '@server/platform';
import { IsEnum, IsInt, IsOptional, Length, MaxLength, ValidateIf } from 'class-validator';
import { ChatGroupColour, ChatGroupIcon } from './chat-group.model';

const NAME_LENGTH = { message: 'A name has 1 to 80 characters.' };
const DESCRIPTION_LENGTH = { message: 'A description has at most 500 characters.' };
const isGiven = (_: object, value: unknown) => value !== undefined && value !== null;

export enum ChatGroupSort {
  NAME = 'NAME',
  NAME_DESC = 'NAME_DESC',
  MEMBERS = 'MEMBERS',
  MEMBERS_DESC = 'MEMBERS_DESC',
  UPDATED = 'UPDATED',
  UPDATED_DESC = 'UPDATED_DESC',
}
registerEnumType(ChatGroupSort, {
  name: 'ChatGroupSort',
  description: 'The order of groups.',
  valuesMap: {
    NAME: { description: 'By name, A to Z.' },
    NAME_DESC: { description: 'By name, Z to A.' },
    MEMBERS: { description: 'The smallest first.' },
    MEMBERS_DESC: { description: 'The largest first.' },
    UPDATED: { description: 'Those that were not changed for longest first.' },
    UPDATED_DESC: { description: 'The last changed first.' },
  },
});

@ArgsType()
export class ChatGroupsArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Beginnings of words of the name, in Latin or Cyrillic letters.',
  })
  @IsOptional()
  @Trimmed()
  @MaxLength(100, { message: 'Search for at most 100 characters.' })
  search?: string;

  @Field({ defaultValue: false, description: 'Hidden groups too.' })
  includeHidden: boolean;

  @Field(() => ChatGroupSort, { defaultValue: ChatGroupSort.NAME, description: 'The order.' })
  @IsEnum(ChatGroupSort)
  sort: ChatGroupSort;
}

@ArgsType()
export class ContactsOfGroupArgs extends ContactsArgs {
  @Field(() => ID, { nullable: true, description: 'Only the patients who belong to this chat group now.' })
  @IsOptional()
  chatGroupId?: string;
}

@InputType({ description: 'A new chat group.' })
export class CreateChatGroupInput {
  @Field({ description: '1 to 80 characters; unique in the clinic, whatever its case and spaces.' })
  @Trimmed()
  @Length(1, 80, NAME_LENGTH)
  name: string;

  @Field({ defaultValue: '', description: 'For the staff, at most 500 characters.' })
  @Trimmed()
  @MaxLength(500, DESCRIPTION_LENGTH)
  description: string;

  @Field(() => ChatGroupColour, { defaultValue: ChatGroupColour.BLUE, description: 'Its colour.' })
  @IsEnum(ChatGroupColour)
  colour: ChatGroupColour;

  @Field(() => ChatGroupIcon, { defaultValue: ChatGroupIcon.USERS, description: 'Its icon.' })
  @IsEnum(ChatGroupIcon)
  icon: ChatGroupIcon;
}

@InputType({ description: 'What is to change in a chat group. What is left out stays as it is.' })
export class UpdateChatGroupInput {
  @Field(() => ID, { description: 'The group.' })
  id: string;

  @Field(() => Int, { description: 'The version that the change was made from; CONFLICT when there is a newer one.' })
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 80 characters.' })
  @Trimmed()
  @ValidateIf(isGiven)
  @Length(1, 80, NAME_LENGTH)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 500 characters.' })
  @Trimmed()
  @IsOptional()
  @MaxLength(500, DESCRIPTION_LENGTH)
  description?: string | null;

  @Field(() => ChatGroupColour, { nullable: true, description: 'Its colour.' })
  @IsOptional()
  @IsEnum(ChatGroupColour)
  colour?: ChatGroupColour | null;

  @Field(() => ChatGroupIcon, { nullable: true, description: 'Its icon.' })
  @IsOptional()
  @IsEnum(ChatGroupIcon)
  icon?: ChatGroupIcon | null;
}
