// What only the patients' app asks: kept apart from index.ts so that the staff client does not load it.
export {
  ConfirmBirthDateDocument,
  MarkPortalDeliveredDocument,
  MarkPortalReadDocument,
  OpenPortalLinkDocument,
  PortalConversationDocument,
  PortalConversationsDocument,
  PortalEventsDocument,
  PortalLogOutDocument,
  PortalMeDocument,
  PortalUploadLimitsDocument,
  RemovePortalUploadDocument,
  RequestPortalLinkDocument,
  SendPortalMessageDocument,
  SetPortalLanguageDocument,
} from './generated/portal';
export type {
  PortalConversationFieldsFragment,
  PortalEventsSubscription,
  PortalFileFieldsFragment,
  PortalItemFieldsFragment,
  PortalMeFieldsFragment,
} from './generated/portal';
