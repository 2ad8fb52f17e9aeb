import { AttachmentKind } from '../attachment.model';

/** How the whole of a file is looked at before it is taken. */
export type FileCheck = 'image' | 'pdf' | 'office' | 'text' | 'media';

/** A kind of file that is taken. Everything else is refused. */
export interface FileType {
  /** What it is stored and handed out as, whatever the sender called it. */
  readonly mimeType: string;
  readonly kind: AttachmentKind;
  /** Of names, in lower case. */
  readonly extensions: readonly string[];
  /** What the first bytes are recognised as (names of `file-type`); nothing at all for plain text. */
  readonly recognised: readonly string[];
  readonly check: FileCheck;
}

const { IMAGE, VIDEO, AUDIO, DOCUMENT } = AttachmentKind;
const OFFICE = 'application/vnd.openxmlformats-officedocument';

export const fileTypes: readonly FileType[] = [
  { mimeType: 'image/jpeg', kind: IMAGE, extensions: ['jpg', 'jpeg'], recognised: ['jpg'], check: 'image' },
  // An animated PNG is taken as its first picture.
  { mimeType: 'image/png', kind: IMAGE, extensions: ['png'], recognised: ['png', 'apng'], check: 'image' },
  { mimeType: 'image/webp', kind: IMAGE, extensions: ['webp'], recognised: ['webp'], check: 'image' },
  { mimeType: 'image/gif', kind: IMAGE, extensions: ['gif'], recognised: ['gif'], check: 'image' },
  { mimeType: 'application/pdf', kind: DOCUMENT, extensions: ['pdf'], recognised: ['pdf'], check: 'pdf' },
  {
    mimeType: `${OFFICE}.wordprocessingml.document`,
    kind: DOCUMENT,
    extensions: ['docx'],
    recognised: ['docx'],
    check: 'office',
  },
  {
    mimeType: `${OFFICE}.spreadsheetml.sheet`,
    kind: DOCUMENT,
    extensions: ['xlsx'],
    recognised: ['xlsx'],
    check: 'office',
  },
  { mimeType: 'text/plain', kind: DOCUMENT, extensions: ['txt'], recognised: [], check: 'text' },
  { mimeType: 'text/csv', kind: DOCUMENT, extensions: ['csv'], recognised: [], check: 'text' },
  { mimeType: 'video/mp4', kind: VIDEO, extensions: ['mp4'], recognised: ['mp4'], check: 'media' },
  // Recorders write sound into a file that calls itself a plain MP4.
  { mimeType: 'audio/mp4', kind: AUDIO, extensions: ['m4a'], recognised: ['m4a', 'mp4'], check: 'media' },
];

export const acceptedExtensions: readonly string[] = fileTypes.flatMap(({ extensions }) =>
  extensions.map((extension) => `.${extension}`),
);

/** By the last extension of a name: what a person and their system go by. */
export function typeOfName(name: string): FileType | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return name.includes('.') ? fileTypes.find(({ extensions }) => extensions.includes(extension)) : undefined;
}
