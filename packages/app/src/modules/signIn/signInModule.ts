import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { demoSignInPage } from './demoSignInPage';

/** The page on which a visitor chooses who to be. @internal */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [demoSignInPage],
});
