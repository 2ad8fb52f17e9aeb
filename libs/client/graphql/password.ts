// What only the page asks on which a password is set by a link.
export { SetPasswordByLinkDocument } from './generated/password';
