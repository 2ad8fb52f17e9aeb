import type { Routes } from '@angular/router';
import { withTexts } from '@client/ui';
import { ContactPage } from './contacts/contact-page';
import { ContactsPage } from './contacts/contacts-page';
import { GroupPage } from './groups/group-page';
import { GroupsPage } from './groups/groups-page';

export const directoryRoutes: Routes = [
  { path: 'groups', component: GroupsPage },
  { path: 'groups/:groupId', component: GroupPage },
  {
    path: 'employees',
    canActivate: [withTexts('admin')],
    loadComponent: () => import('./employees/employees-page').then(({ EmployeesPage }) => EmployeesPage),
  },
  { path: 'contacts', component: ContactsPage },
  {
    path: 'contacts/import',
    loadComponent: () => import('./imports/import-page').then(({ ImportPage }) => ImportPage),
  },
  { path: 'contacts/:contactId', component: ContactPage },
];
