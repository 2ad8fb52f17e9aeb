// The page of a link to set a password is fetched by who comes with one.
export { SetPasswordPage } from './set-password-page';
