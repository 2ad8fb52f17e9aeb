export { Avatar } from './avatar';
export { Badge } from './badge';
export { Banner, type BannerTone } from './banner';
export { Button, type ButtonVariant } from './button';
export { type Chip, Chips } from './chips';
export { DateFormats } from './date-formats';
export { DialogShell } from './dialog-shell';
export { Dialogs } from './dialogs';
export { hueOf, initialsOf } from './hue';
export { Icon, type IconName } from './icon';
export { IconButton } from './icon-button';
export { Logo } from './logo';
export { PeoplePicker, type PickablePerson } from './people-picker';
export { provideUi } from './provide-ui';
export { Skeleton } from './skeleton';
export { Tag } from './tag';
export { TextField } from './text-field';
export {
  Language,
  type LanguageCode,
  type TextKey,
  type TextParameters,
  type Translate,
  injectTexts,
  languages,
} from './texts';
export { Theme, type ThemeName, themes } from './theme';
export { ToastOutlet, Toasts } from './toasts';
