// For other libraries: asking for an emoji.
export { EmojiPicking } from './emoji-picking';
