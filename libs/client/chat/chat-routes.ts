import type { Routes } from '@angular/router';
import { ChatPage } from './chat-page';
import { NoRoom } from './room-list/no-room';
import { Thread } from './thread/thread';

export const chatRoutes: Routes = [
  {
    path: '',
    component: ChatPage,
    children: [
      { path: '', pathMatch: 'full', component: NoRoom },
      { path: ':roomId', component: Thread },
    ],
  },
];
