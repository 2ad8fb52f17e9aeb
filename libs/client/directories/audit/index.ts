import type { Routes } from '@angular/router';
import { AuditPage } from './audit-page';

export const adminRoutes: Routes = [{ path: 'audit', component: AuditPage }];
