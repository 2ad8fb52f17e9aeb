export { integrationsContents } from './integrations.contents';
export { IntegrationsModule, integrationsResolvers } from './integrations.module';
