import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Access, type Actor, CurrentActor, CurrentRequest, Employee, Employees, groupSenders } from '@server/identity';
import {
  type Connection,
  invalidField,
  isId,
  PageArgs,
  type RequestContext,
  type SharedSource,
} from '@server/platform';
import { Attachment } from '@server/messaging';
import { SendDelivery } from './delivery/send-delivery.service';
import {
  CorrectGroupSendInput,
  GroupSendPreflightArgs,
  GroupSendRecipientsArgs,
  SendToGroupsInput,
} from './group-send.input';
import {
  GroupSend,
  GroupSendConnection,
  GroupSendCounts,
  GroupSendPreflight,
  GroupSendProgress,
  GroupSendRecipient,
  GroupSendRecipientConnection,
  GroupSendTarget,
} from './group-send.model';
import { GroupSendPayload } from './group-send.payload';
import { GroupSendFiles } from './group-send-files';
import { GroupSends } from './group-sends.service';
import { GroupSendFeed } from './reports/group-send-feed.service';
import { GroupSendReports } from './reports/group-send-reports.service';

const SEND_ID = { type: () => ID, description: 'The send.' };

@Resolver(() => GroupSend)
export class GroupSendResolver {
  constructor(
    private readonly sends: GroupSends,
    private readonly delivery: SendDelivery,
    private readonly reports: GroupSendReports,
    private readonly feed: GroupSendFeed,
    private readonly employees: Employees,
    private readonly files: GroupSendFiles,
  ) {}

  @Access(groupSenders)
  @Query(() => GroupSendPreflight, {
    description: 'Whom a send to these groups would reach now. GROUP_HIDDEN when one of them is hidden.',
  })
  groupSendPreflight(
    @CurrentActor() actor: Actor,
    @Args() { chatGroupIds, messageClass }: GroupSendPreflightArgs,
  ): Promise<GroupSendPreflight> {
    return this.sends.preflight(actor, chatGroupIds, messageClass);
  }

  @Access(groupSenders)
  @Query(() => GroupSend, { description: 'One send and what became of it.' })
  groupSend(@CurrentActor() actor: Actor, @Args('id', SEND_ID) id: string): Promise<GroupSend> {
    return this.reports.one(actor, id);
  }

  @Access(groupSenders)
  @Query(() => GroupSendConnection, { description: 'The sends of the clinic, the latest first.' })
  groupSends(@CurrentActor() actor: Actor, @Args() args: PageArgs): Promise<Connection<GroupSend>> {
    return this.reports.page(actor, args);
  }

  @Access(groupSenders)
  @Mutation(() => GroupSendPayload, {
    description: 'Sends a message to the patients of groups, each once. For some seconds it can be undone.',
  })
  async sendToGroups(@CurrentActor() actor: Actor, @Args('input') input: SendToGroupsInput): Promise<GroupSendPayload> {
    return { groupSend: await this.sends.send(actor, input) };
  }

  @Access(groupSenders)
  @Mutation(() => GroupSendPayload, { description: 'Takes a send back before it goes out; CONFLICT when it has.' })
  async undoGroupSend(@CurrentActor() actor: Actor, @Args('id', SEND_ID) id: string): Promise<GroupSendPayload> {
    return { groupSend: await this.delivery.undo(actor, id) };
  }

  @Access(groupSenders)
  @Mutation(() => GroupSendPayload, { description: 'Lets a paused send go out, once its groups are shown again.' })
  async resumeGroupSend(@CurrentActor() actor: Actor, @Args('id', SEND_ID) id: string): Promise<GroupSendPayload> {
    return { groupSend: await this.delivery.resume(actor, id) };
  }

  @Access(groupSenders)
  @Mutation(() => GroupSendPayload, { description: 'Withdraws a send for everybody who got it.' })
  async withdrawGroupSend(@CurrentActor() actor: Actor, @Args('id', SEND_ID) id: string): Promise<GroupSendPayload> {
    return { groupSend: await this.delivery.withdrawn(actor, id) };
  }

  @Access(groupSenders)
  @Mutation(() => GroupSendPayload, {
    description: 'Withdraws a send and sends what is right to those who had got it. Answers the new send.',
  })
  async correctGroupSend(
    @CurrentActor() actor: Actor,
    @Args('input') input: CorrectGroupSendInput,
  ): Promise<GroupSendPayload> {
    return { groupSend: await this.sends.correct(actor, input) };
  }

  @Access(groupSenders)
  @Mutation(() => GroupSendPayload, {
    description: 'Sends it again to those who have not read it, as a send of its own. Answers the new send.',
  })
  async resendToUnread(
    @CurrentActor() actor: Actor,
    @Args('id', SEND_ID) id: string,
    @Args('requestId', { type: () => ID, description: 'A UUID made by the client.' }) requestId: string,
  ): Promise<GroupSendPayload> {
    if (!isId(requestId)) throw invalidField('requestId', 'requestId must be a UUID.');
    return { groupSend: await this.sends.resend(actor, id, requestId) };
  }

  @Access(groupSenders)
  @Subscription(() => GroupSendProgress, { description: 'How far a send is, at most twice a second.' })
  groupSendEvents(@Args('id', SEND_ID) id: string): SharedSource {
    return this.feed.open(id);
  }

  @ResolveField(() => Employee, { description: 'Who wrote it.' })
  author(@Parent() send: GroupSend, @CurrentRequest() request: RequestContext): Promise<Employee> {
    return this.employees.loader(request).load(send.authorId);
  }

  @ResolveField(() => [GroupSendTarget], { description: 'The chosen groups, in chosen order.' })
  groups(@Parent() send: GroupSend, @CurrentRequest() request: RequestContext): Promise<readonly GroupSendTarget[]> {
    return this.reports.targets(request, send.id);
  }

  @ResolveField(() => [Attachment], { description: 'The files it carries, in order; none once it is withdrawn.' })
  attachments(@Parent() send: GroupSend, @CurrentRequest() request: RequestContext): Promise<readonly Attachment[]> {
    return send.fileCount === 0 ? Promise.resolve([]) : this.files.of(request, send.id);
  }

  @ResolveField(() => GroupSendCounts, {
    description: 'How many patients are at which status; all 0 for a scheduled send, which has no recipients yet.',
  })
  counts(@Parent() send: GroupSend, @CurrentRequest() request: RequestContext): Promise<GroupSendCounts> {
    return this.reports.counts(request, send.id);
  }

  @ResolveField(() => GroupSendRecipientConnection, { description: 'What became of it for each patient, by name.' })
  recipients(
    @Parent() send: GroupSend,
    @CurrentActor() actor: Actor,
    @Args() args: GroupSendRecipientsArgs,
  ): Promise<Connection<GroupSendRecipient>> {
    return this.reports.recipients(actor, send.id, args);
  }
}
