import type { Routes } from '@angular/router';
import { ContactPage } from './contacts/contact-page';
import { ContactsPage } from './contacts/contacts-page';
import { GroupsPage } from './groups/groups-page';

export const directoryRoutes: Routes = [
  { path: 'groups', component: GroupsPage },
  { path: 'contacts', component: ContactsPage },
  { path: 'contacts/:contactId', component: ContactPage },
];
