export { portalRoutes } from './portal-routes';
export { PortalTexts } from './portal-texts';
export { PortalSession } from './state/portal-session';
