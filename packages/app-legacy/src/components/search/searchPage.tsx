import { Content, Header, Page } from '@backstage/core-components';
import { CatalogSearchResultListItem } from '@backstage/plugin-catalog';
import {
  SearchBar,
  SearchPagination,
  SearchResult,
  SearchResultPager,
} from '@backstage/plugin-search-react';
import {
  ChecklistSearchResultListItem,
  ReadinessSearchResultListItem,
} from 'backstage-plugin-orr';

/** The search of the portal, with an item of its own for each kind of result. @internal */
export const searchPage = (
  <Page themeId="home">
    <Header title="Search" />
    <Content>
      <SearchBar />
      <SearchPagination />
      <SearchResult>
        <CatalogSearchResultListItem />
        <ReadinessSearchResultListItem />
        <ChecklistSearchResultListItem />
      </SearchResult>
      <SearchResultPager />
    </Content>
  </Page>
);
