import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionType, PageArgs } from '@server/platform';
import { IsEnum, IsOptional } from 'class-validator';
import { AuditAction, AuditObjectKind } from './audit-actions';

export enum AuditResult {
  DONE = 'DONE',
  REFUSED = 'REFUSED',
}
registerEnumType(AuditResult, {
  name: 'AuditResult',
  description: 'How it ended.',
  valuesMap: { DONE: { description: 'It was done.' }, REFUSED: { description: 'It was tried and refused.' } },
});

@ObjectType({ description: 'A code or number that belongs to an entry.' })
export class AuditDetail {
  @Field({ description: 'What it is, such as `fields`.' })
  name: string;

  @Field({ description: 'Names of fields, a code or a number; never text that somebody wrote.' })
  value: string;
}

@ObjectType({ description: 'Who did what to whom, when and from where. Entries are never changed and never removed.' })
export class AuditEntry {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field(() => Int, { description: "The place in the clinic's log: 1..n without gaps." })
  seq: number;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at: Date;

  personId: string | null;

  @Field(() => AuditAction, { description: 'What was done.' })
  action: AuditAction;

  @Field(() => AuditResult, { description: 'How it ended.' })
  result: AuditResult;

  @Field(() => AuditObjectKind, { description: 'What kind of thing it was done to.' })
  objectKind: AuditObjectKind;

  @Field(() => ID, { nullable: true, description: 'The thing; null where there is no single one.' })
  objectId: string | null;

  @Field(() => ID, { nullable: true, description: 'The person it was done to, beside the thing.' })
  subjectId: string | null;

  @Field({ description: 'The address it came from; empty for what the server does by itself.' })
  ip: string;

  @Field(() => ID, { nullable: true, description: 'The session it was done in.' })
  sessionId: string | null;

  @Field(() => ID, { nullable: true, description: 'The request, as the log of the server names it.' })
  requestId: string | null;

  @Field(() => [AuditDetail], { description: 'More about it, in codes and numbers.' })
  details: AuditDetail[];
}

@ObjectType({ description: 'A page of the audit log, the newest entry first.' })
export class AuditEntryConnection extends connectionType(AuditEntry) {}

/** Which entries: all given conditions together. */
@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only what this person did.' })
  @IsOptional()
  personId?: string | null;

  @Field(() => AuditAction, { nullable: true, description: 'Only this action.' })
  @IsOptional()
  @IsEnum(AuditAction)
  action?: AuditAction | null;

  @Field(() => AuditObjectKind, { nullable: true, description: 'Only what was done to things of this kind.' })
  @IsOptional()
  @IsEnum(AuditObjectKind)
  objectKind?: AuditObjectKind | null;

  @Field(() => ID, { nullable: true, description: 'Only what was done to this thing or person.' })
  @IsOptional()
  objectId?: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Not before this time.' })
  @IsOptional()
  from?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Before this time.' })
  @IsOptional()
  to?: Date | null;
}
