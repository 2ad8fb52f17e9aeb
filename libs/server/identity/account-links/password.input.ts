import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Trimmed } from '@server/platform';
import { IsEnum, IsOptional, MaxLength, MinLength } from 'class-validator';
import { SessionKind } from '../session.model';

const MISSING = { message: 'Enter a password.' };
const LONG = { message: 'A password has at most 200 characters.' };

@InputType({ description: 'A password, set by whoever holds the link.' })
export class SetPasswordByLinkInput {
  @Field({ description: 'What stands behind the # of the link.' })
  @MaxLength(200)
  token: string;

  @Field({ description: 'The new password, 10 to 200 characters.' })
  @MinLength(1, MISSING)
  @MaxLength(200, LONG)
  password: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where the second step is on: a code of the app, or a recovery code.',
  })
  @IsOptional()
  @MaxLength(40)
  code?: string | null;

  @Field(() => SessionKind, { defaultValue: SessionKind.BROWSER, description: 'How the session will be carried.' })
  @IsEnum(SessionKind)
  kind: SessionKind;
}

@InputType({ description: 'The own password and the one to come.' })
export class ChangePasswordInput {
  @Field({ description: 'The password until now.' })
  @MinLength(1, MISSING)
  @MaxLength(200, LONG)
  currentPassword: string;

  @Field({ description: 'The new password, 10 to 200 characters.' })
  @MinLength(1, MISSING)
  @MaxLength(200, LONG)
  newPassword: string;
}

@InputType({ description: 'Whose password is to be reset.' })
export class RequestPasswordResetInput {
  @Field({ description: 'The address used to sign in.' })
  @Trimmed()
  @MinLength(1, { message: 'Enter your email.' })
  @MaxLength(254, { message: 'An email has at most 254 characters.' })
  email: string;
}

@ObjectType({ description: 'If somebody has the address, the mail is on its way.' })
export class RequestPasswordResetPayload {
  @Field({ description: 'True, whoever has the address.' })
  accepted: boolean;
}

@ObjectType({ description: 'The password is changed; every other session of the person has ended.' })
export class ChangePasswordPayload {
  @Field({ description: 'True.' })
  changed: boolean;
}
