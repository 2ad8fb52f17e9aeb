// For other libraries: lists that are searched and read page by page.
export { type ListPage, PagedList } from './paged-list';
export { SearchBox } from './search-box';
