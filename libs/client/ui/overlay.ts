// What only a signed-in client needs: kept apart from index.ts so that the log-in page does not load it.
export { Avatar } from './avatar';
export { Badge } from './badge';
export { DateFormats } from './date-formats';
export { Dialogs } from './dialogs';
export { hueOf, initialsOf } from './hue';
export { IconButton } from './icon-button';
export { type Shortcut, bindShortcuts, shortcuts } from './shortcuts';
export { Skeleton } from './skeleton';
export { Tag } from './tag';
export { ToastOutlet, Toasts } from './toasts';
