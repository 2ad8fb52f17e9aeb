import { Field, GraphQLISODateTime, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Trimmed } from '@server/platform';
import { IsEnum, IsOptional, MaxLength, MinLength } from 'class-validator';
import { Employee, ModuleAccess } from './employee.model';
import { Language } from './preferences/preferences.model';

export enum SessionKind {
  BROWSER = 'BROWSER',
  PROGRAM = 'PROGRAM',
}
registerEnumType(SessionKind, {
  name: 'SessionKind',
  description: 'How a session is carried.',
  valuesMap: {
    BROWSER: { description: 'In an HttpOnly cookie.' },
    PROGRAM: { description: 'In the header `Authorization: Bearer <token>`.' },
  },
});

@ObjectType({ description: 'The clinic of the person who is signed in.' })
export class Clinic {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'The name of the clinic.' })
  name: string;

  @Field({ description: 'Minutes for which an own message can be edited; 0 switches editing off.' })
  messageEditMinutes: number;

  @Field(() => Language, { nullable: true, description: 'For who has chosen none; null leaves it to the browser.' })
  language: Language | null;
}

@ObjectType({ description: 'One signed-in browser or program.' })
export class Session {
  @Field(() => ID, { description: 'Opaque id; not the token.' })
  id: string;

  @Field(() => SessionKind, { description: 'How it is carried.' })
  kind: SessionKind;

  @Field({ description: 'What the browser or program called itself when it signed in; may be empty.' })
  userAgent: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was signed in.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { description: 'When a person or program last used it, to within a minute or two.' })
  lastSeenAt: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it ends at the latest.' })
  expiresAt: Date;
}

@ObjectType({ description: 'The person who is signed in.' })
export class Me {
  @Field(() => Employee, { description: 'As colleagues see this person.' })
  employee: Employee;

  @Field({ description: 'The address used to sign in.' })
  email: string;

  @Field(() => [ModuleAccess], { description: 'The parts of the product this person may use.' })
  modules: ModuleAccess[];

  @Field(() => Clinic, { description: 'The clinic this person works at.' })
  clinic: Clinic;

  @Field(() => Session, { description: 'The session that asks.' })
  session: Session;
}

@ObjectType({ description: 'What the log-in page offers.' })
export class SignInOptions {
  @Field(() => String, {
    nullable: true,
    description: 'What to call the identity provider of the clinic, at `/auth/oidc`; null where there is none.',
  })
  providerName: string | null;
}

@InputType({ description: 'What signing in needs.' })
export class LogInInput {
  @Field({ description: 'Email address; case does not matter.' })
  @Trimmed()
  @MinLength(1, { message: 'Enter your email.' })
  @MaxLength(254, { message: 'An email has at most 254 characters.' })
  email: string;

  @Field({ description: 'Password.' })
  @MinLength(1, { message: 'Enter your password.' })
  @MaxLength(200, { message: 'A password has at most 200 characters.' })
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

@ObjectType({ description: 'The answer to a sign-in that succeeded.' })
export class LogInPayload {
  @Field(() => Me, { description: 'Who is signed in now.' })
  me: Me;

  @Field(() => String, { nullable: true, description: 'For kind PROGRAM only, and only this once: the bearer token.' })
  token: string | null;
}

@ObjectType({ description: 'The answer to a sign-out.' })
export class LogOutPayload {
  @Field(() => ID, { description: 'The session that ended.' })
  sessionId: string;
}

@ObjectType({ description: 'The answer to the keeping of a session.' })
export class KeepSessionPayload {
  @Field(() => ID, { description: 'The session that was kept.' })
  sessionId: string;
}

@ObjectType({ description: 'The answer to the ending of one of the own sessions.' })
export class RevokeSessionPayload {
  @Field(() => ID, { description: 'The session that ended.' })
  sessionId: string;
}
