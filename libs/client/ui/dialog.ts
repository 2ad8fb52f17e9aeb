// What only dialogs and pages fetched later need: kept apart from overlay.ts so that the chat does not load it at once.
export { type Chip, Chips } from './chips';
export { Choice, type ChoiceOption } from './choice';
export { DialogShell } from './dialog-shell';
export { PeoplePicker, type PickablePerson } from './people-picker';
export { Switch } from './switch';
