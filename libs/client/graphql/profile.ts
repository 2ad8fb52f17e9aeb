// What only the profile page asks: kept apart from index.ts so that no other page loads it.
export { MySessionsDocument, type MySessionsQuery, RevokeSessionDocument } from './generated/profile';
export {
  ConfirmTwoStepDocument,
  MyTwoStepDocument,
  RenewRecoveryCodesDocument,
  SetUpTwoStepDocument,
  TurnOffTwoStepDocument,
} from './generated/profile';
