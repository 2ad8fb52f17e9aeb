import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

export enum AttachmentKind {
  IMAGE = 'IMAGE',
  VIDEO = 'VIDEO',
  AUDIO = 'AUDIO',
  DOCUMENT = 'DOCUMENT',
}
registerEnumType(AttachmentKind, {
  name: 'AttachmentKind',
  description: 'How a file is shown.',
  valuesMap: {
    IMAGE: { description: 'In place; has a thumbnail.' },
    VIDEO: { description: 'Played in place.' },
    AUDIO: { description: 'Played in place.' },
    DOCUMENT: { description: 'As a card to download; never opened from our address. A PDF has a thumbnail.' },
  },
});

export enum AttachmentState {
  PENDING = 'PENDING',
  CLEAN = 'CLEAN',
  INFECTED = 'INFECTED',
  ERROR = 'ERROR',
}
registerEnumType(AttachmentState, {
  name: 'AttachmentState',
  description: 'What the virus scanner said. Only clean files are handed out.',
  valuesMap: {
    PENDING: { description: 'Not scanned yet.' },
    CLEAN: { description: 'Nothing was found, or this installation has no scanner.' },
    INFECTED: { description: 'Something was found.' },
    ERROR: { description: 'The scanner could not read it.' },
  },
});

@ObjectType({ description: 'A file that is sent with a message, or uploaded to be sent.' })
export class Attachment {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'Its name, with the extension.' })
  name: string;

  @Field({ description: 'Its type, found out from the bytes.' })
  mimeType: string;

  @Field(() => Int, { description: 'Bytes.' })
  size: number;

  @Field(() => AttachmentKind, { description: 'How it is shown.' })
  kind: AttachmentKind;

  @Field(() => Int, { nullable: true, description: 'Of an image, in pixels.' })
  width: number | null;

  @Field(() => Int, { nullable: true, description: 'Of an image, in pixels.' })
  height: number | null;

  @Field(() => AttachmentState, { description: 'Whether it can be downloaded.' })
  state: AttachmentState;

  @Field({ description: 'Where the file is, relative to this server. Access is checked at every request.' })
  url: string;

  @Field(() => String, { nullable: true, description: 'A WebP of images and of the first page of a PDF.' })
  thumbnailUrl: string | null;
}

@ObjectType({ description: 'What may be uploaded.' })
export class UploadLimits {
  @Field(() => Int, { description: 'Bytes of one file.' })
  maxBytes: number;

  @Field(() => Int, { description: 'Files of one message.' })
  maxFilesPerMessage: number;

  @Field(() => [String], { description: 'Extensions with their dot, in lower case.' })
  accept: string[];
}

@ObjectType({ description: 'The upload that is gone.' })
export class RemoveUploadPayload {
  @Field(() => ID, { description: 'The file.' })
  id: string;
}
