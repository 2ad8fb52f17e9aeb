import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'Whether a colleague is online.' })
export class Presence {
  @Field(() => ID, { description: 'The employee.' })
  employeeId: string;

  @Field({ description: 'A client of theirs is connected, or was within the last 20 seconds.' })
  online: boolean;
}
