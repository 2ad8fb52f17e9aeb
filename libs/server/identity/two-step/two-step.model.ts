import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MaxLength, MinLength } from 'class-validator';

const PASSWORD = { description: 'The own password.' };
const CODE = { description: 'Six digits of the authenticator app, or a recovery code.' };
const NO_PASSWORD = { message: 'Enter your password.' };
const NO_CODE = { message: 'Enter a code.' };

@ObjectType({ description: 'The second step of signing in, of the person who asks.' })
export class TwoStep {
  @Field({ description: 'Whether signing in asks for a code.' })
  on: boolean;

  @Field(() => Int, { description: 'How many recovery codes are not used yet.' })
  recoveryCodesLeft: number;
}

@InputType({ description: 'Begins to set up the second step.' })
export class SetUpTwoStepInput {
  @Field(PASSWORD)
  @MinLength(1, NO_PASSWORD)
  @MaxLength(200)
  password: string;
}

@InputType({ description: 'A code of the second step.' })
export class TwoStepCodeInput {
  @Field(CODE)
  @MinLength(1, NO_CODE)
  @MaxLength(40)
  code: string;
}

@InputType({ description: 'What turning the second step off needs.' })
export class TurnOffTwoStepInput {
  @Field(PASSWORD)
  @MinLength(1, NO_PASSWORD)
  @MaxLength(200)
  password: string;

  @Field(CODE)
  @MinLength(1, NO_CODE)
  @MaxLength(40)
  code: string;
}

@ObjectType({ description: 'What an authenticator app needs. It counts once a code has confirmed it.' })
export class SetUpTwoStepPayload {
  @Field({ description: 'For an app that cannot scan: base32.' })
  secret: string;

  @Field({ description: 'For a QR code: otpauth://.' })
  uri: string;
}

@ObjectType({ description: 'Recovery codes, shown only this once. Each is good once; earlier ones are void.' })
export class RecoveryCodesPayload {
  @Field(() => [String], { description: 'Ten codes.' })
  recoveryCodes: string[];
}

@ObjectType({ description: 'The second step is off; every other session of the person has ended.' })
export class TurnOffTwoStepPayload {
  @Field({ description: 'True.' })
  off: boolean;
}
