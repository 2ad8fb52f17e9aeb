export { Banner, type BannerTone } from './banner';
export { Button, type ButtonVariant } from './button';
export { Icon, type IconName } from './icon';
export { Logo } from './logo';
export { provideUi } from './provide-ui';
export { TextField } from './text-field';
export {
  Language,
  type LanguageCode,
  type TextArea,
  type TextKey,
  type TextParameters,
  type Translate,
  injectTexts,
  languages,
  withTexts,
} from './texts';
export { Theme, type ThemeName, themes } from './theme';
