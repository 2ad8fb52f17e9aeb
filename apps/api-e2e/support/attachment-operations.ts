import type { Operation } from './operations';

export const removeUpload: Operation<{ removeUpload: { id: string } }, { id: string }> = {
  text: 'mutation ($id: ID!) { removeUpload(id: $id) { id } }',
};

export const uploadLimits: Operation<
  { uploadLimits: { maxBytes: number; maxFilesPerMessage: number; accept: readonly string[] } },
  object
> = { text: '{ uploadLimits { maxBytes maxFilesPerMessage accept } }' };
