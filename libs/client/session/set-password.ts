// What is fetched by who has no password, or has forgotten it.
export { ForgotPasswordPage } from './forgot-password-page';
export { SetPasswordPage } from './set-password-page';
