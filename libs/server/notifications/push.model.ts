import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { Matches, MaxLength } from 'class-validator';

@InputType({ description: 'What the browser answers when a page subscribes to push.' })
export class PushSubscriptionInput {
  @Field({ description: 'The address of the push service: https, on a public address.' })
  @MaxLength(1_000, { message: 'This is not the address of a push service.' })
  endpoint: string;

  @Field({ description: 'The public key of the browser, base64url.' })
  @Matches(/^B[A-Za-z0-9_-]{86}=?$/, { message: 'This is not a public key of a browser.' })
  p256dh: string;

  @Field({ description: 'The secret shared with the browser, base64url.' })
  @Matches(/^[A-Za-z0-9_-]{22}(==)?$/, { message: 'This is not a secret of a browser.' })
  auth: string;
}

@ObjectType({ description: 'Whether this session is subscribed to push now.' })
export class PushSubscriptionPayload {
  @Field({ description: 'True: new messages are pushed to this browser.' })
  subscribed: boolean;
}
