import { Resolver, Subscription } from '@nestjs/graphql';
import type { SharedSource } from '@server/platform';
import { Access, signedIn } from '../access';
import { DirectoryEvent } from './directory-event.model';
import { DirectoryFeed } from './directory-feed.service';

@Resolver()
export class DirectoryResolver {
  constructor(private readonly feed: DirectoryFeed) {}

  @Access(signedIn)
  @Subscription(() => DirectoryEvent, {
    description: 'What others change in the directories, so that open lists and cards stay right without a reload.',
  })
  directoryEvents(): SharedSource {
    return this.feed.open();
  }
}
