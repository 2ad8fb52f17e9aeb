// The log-in page is fetched by who is signed out; the chat goes without it.
export { LogInPage } from './log-in-page';
