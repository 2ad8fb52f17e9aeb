// What only the pages ask on which a password is set by a link, and such a link asked for.
export { RequestPasswordResetDocument, SetPasswordByLinkDocument } from './generated/password';
