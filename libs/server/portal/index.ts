export { portalContents } from './portal.contents';
export { PortalModule, portalResolvers } from './portal.module';
