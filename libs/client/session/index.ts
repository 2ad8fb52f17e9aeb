export { IdleLock } from './idle-lock';
export { MenuBadges } from './menu-badges';
export { Preferences, type PreferenceValues } from './preferences';
export { ReLogIn } from './re-log-in';
export { Session, type SessionState } from './session';
export { signedInGuard, signedOutGuard } from './session-guard';
