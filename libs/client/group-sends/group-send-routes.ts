import type { Routes } from '@angular/router';
import { ReportPage } from './report/report-page';
import { SendsPage } from './sends-page';
import { WritePage } from './write/write-page';

export const groupSendRoutes: Routes = [
  { path: 'broadcast', component: WritePage },
  { path: 'broadcasts', component: SendsPage },
  { path: 'broadcasts/:sendId', component: ReportPage },
];
