export { LogInPage } from './log-in-page';
export { MenuBadges } from './menu-badges';
export { ReLogIn } from './re-log-in';
export { Session, type SessionState } from './session';
export { signedInGuard, signedOutGuard } from './session-guard';
