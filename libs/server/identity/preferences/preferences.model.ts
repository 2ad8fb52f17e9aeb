import { Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, Matches, MaxLength } from 'class-validator';

export enum Language {
  EN = 'EN',
  RU = 'RU',
}
registerEnumType(Language, {
  name: 'Language',
  description: 'A language the product speaks.',
  valuesMap: { EN: { description: 'English.' }, RU: { description: 'Russian.' } },
});

export enum ThemePreference {
  SYSTEM = 'SYSTEM',
  LIGHT = 'LIGHT',
  DARK = 'DARK',
}
registerEnumType(ThemePreference, {
  name: 'ThemePreference',
  description: 'Which colours a person wants.',
  valuesMap: {
    SYSTEM: { description: 'As the device says.' },
    LIGHT: { description: 'Light.' },
    DARK: { description: 'Dark.' },
  },
});

export enum TextSize {
  NORMAL = 'NORMAL',
  LARGE = 'LARGE',
  LARGER = 'LARGER',
}
registerEnumType(TextSize, {
  name: 'TextSize',
  description: 'How large texts are.',
  valuesMap: {
    NORMAL: { description: 'As designed.' },
    LARGE: { description: 'An eighth larger.' },
    LARGER: { description: 'A quarter larger.' },
  },
});

@ObjectType({ description: 'How a person wants the product, on every device of theirs.' })
export class UserPreferences {
  @Field(() => Language, {
    nullable: true,
    description: "Null: the clinic's language, or the browser's where the clinic has chosen none.",
  })
  language: Language | null;

  @Field(() => ThemePreference, { description: 'Colours.' })
  theme: ThemePreference;

  @Field(() => TextSize, { description: 'Size of texts.' })
  textSize: TextSize;

  @Field({ description: 'Enter sends a message, and Shift+Enter or Ctrl+Enter makes a new line; else Ctrl+Enter.' })
  enterSends: boolean;

  @Field({ description: 'A sound with a new message.' })
  sounds: boolean;

  @Field({ description: 'Notifications of the desktop; the browser asks for its own permission besides.' })
  desktopNotifications: boolean;

  @Field(() => String, { nullable: true, description: 'From when nothing disturbs, such as "22:00"; null for never.' })
  quietHoursStart: string | null;

  @Field(() => String, { nullable: true, description: 'Until when, such as "07:00"; may be on the next day.' })
  quietHoursEnd: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The IANA time zone of the quiet hours, such as "Europe/Berlin".',
  })
  timeZone: string | null;

  @Field({ description: 'The last 200 messages of a room as a plain list, for screen readers.' })
  readingMode: boolean;
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
const A_TIME = { message: 'Enter a time such as 22:00.' };

@InputType({ description: 'What is to change. What is left out stays as it is.' })
export class UpdatePreferencesInput {
  @Field(() => Language, { nullable: true, description: "Null: the clinic's." })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => ThemePreference, { nullable: true, description: 'Colours; null leaves them.' })
  @IsOptional()
  @IsEnum(ThemePreference)
  theme?: ThemePreference | null;

  @Field(() => TextSize, { nullable: true, description: 'Size of texts; null leaves it.' })
  @IsOptional()
  @IsEnum(TextSize)
  textSize?: TextSize | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether Enter sends; null leaves it.' })
  @IsOptional()
  @IsBoolean()
  enterSends?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Sounds; null leaves them.' })
  @IsOptional()
  @IsBoolean()
  sounds?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Notifications of the desktop; null leaves them.' })
  @IsOptional()
  @IsBoolean()
  desktopNotifications?: boolean | null;

  @Field(() => String, { nullable: true, description: '"HH:mm"; null, with the end, switches quiet hours off.' })
  @IsOptional()
  @Matches(TIME_OF_DAY, A_TIME)
  quietHoursStart?: string | null;

  @Field(() => String, { nullable: true, description: '"HH:mm"; before the start means on the next day.' })
  @IsOptional()
  @Matches(TIME_OF_DAY, A_TIME)
  quietHoursEnd?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA name; quiet hours need one.' })
  @IsOptional()
  @MaxLength(64, { message: 'There is no such time zone.' })
  timeZone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Reading mode; null leaves it.' })
  @IsOptional()
  @IsBoolean()
  readingMode?: boolean | null;
}

@ObjectType({ description: 'What holds now.' })
export class UpdatePreferencesPayload {
  @Field(() => UserPreferences, { description: 'All of them.' })
  preferences: UserPreferences;
}
