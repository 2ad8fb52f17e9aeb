import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, type Caller, CurrentCaller, CurrentRequest, fileUsers } from '@server/identity';
import { Config, type RequestContext } from '@server/platform';
import { MOST_ATTACHMENTS } from '../message.input';
import { Message } from '../message.model';
import { Attachment, RemoveUploadPayload, UploadLimits } from './attachment.model';
import { FileRemoval } from './file-removal.service';
import { acceptedExtensions } from './uploads/file-types';
import { MessageAttachments } from './message-attachments.service';

@Resolver(() => Message)
export class AttachmentsResolver {
  constructor(
    private readonly config: Config,
    private readonly ofMessages: MessageAttachments,
    private readonly files: FileRemoval,
  ) {}

  @Access(fileUsers)
  @Query(() => UploadLimits, { description: 'What may be uploaded, to be told before an upload.' })
  uploadLimits(): UploadLimits {
    return {
      maxBytes: this.config.FILE_MAX_BYTES,
      maxFilesPerMessage: MOST_ATTACHMENTS,
      accept: [...acceptedExtensions],
    };
  }

  @Access(fileUsers)
  @Mutation(() => RemoveUploadPayload, { description: 'Takes back an own upload that has not been sent.' })
  async removeUpload(
    @CurrentCaller() caller: Caller,
    @Args('id', { type: () => ID, description: 'The file.' }) id: string,
  ): Promise<RemoveUploadPayload> {
    await this.files.removeUpload(caller, id);
    return { id };
  }

  @ResolveField(() => [Attachment], { description: 'The files it carries, in order; none once it is withdrawn.' })
  attachments(
    @Parent() message: Message,
    @CurrentRequest() request: RequestContext,
  ): Attachment[] | Promise<Attachment[]> {
    return this.ofMessages.of(request, message);
  }
}
