import { type MessageAttachment, boxOf, heightOf } from './message-attachment';

function file(change: Partial<MessageAttachment> = {}): MessageAttachment {
  return {
    id: 'a1',
    name: 'scan.png',
    mimeType: 'image/png',
    size: 2_048,
    kind: 'IMAGE',
    width: 1_200,
    height: 600,
    state: 'CLEAN',
    url: '/files/a1',
    thumbnailUrl: '/files/a1/thumbnail',
    ...change,
  };
}

describe('the place of an attachment', () => {
  it('is known before the image is: its shape is kept, at most 320 pixels wide and high', () => {
    expect(boxOf({ width: 1_200, height: 600 })).toEqual({ width: 320, height: 160 });
    expect(boxOf({ width: 600, height: 1_200 })).toEqual({ width: 160, height: 320 });
    expect(boxOf({ width: 200, height: 100 })).toEqual({ width: 200, height: 100 });
    expect(boxOf({ width: null, height: null })).toEqual({ width: 320, height: 240 });
  });

  it('is as high as all that will stand in it', () => {
    expect(heightOf([])).toBe(0);
    expect(heightOf([file()])).toBe(166);
    expect(heightOf([file(), file(), file()])).toBe(322);
    expect(heightOf([file(), file({ kind: 'DOCUMENT' })])).toBe(228);
    expect(heightOf([file({ state: 'PENDING' })])).toBe(62);
  });
});
