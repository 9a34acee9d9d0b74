import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { CopyableText } from './CopyableText';

function callFor(baseUrl: string, entityRef: string): string {
  return `curl -X POST ${baseUrl}/api/orr/deployments \\
  -H "authorization: Bearer $DEPLOYMENT_TOKEN" \\
  -H 'content-type: application/json' \\
  -d '{"deployments": [{
    "entityRefs": ["${entityRef}"],
    "id": "'"$RUN_ID"'", "environment": "production",
    "outcome": "succeeded", "startedAt": "'"$STARTED_AT"'",
    "finishedAt": "'"$(date -u +%FT%TZ)"'",
    "revision": "'"$COMMIT"'", "url": "'"$RUN_URL"'"
  }]}'`;
}

/** The call with which a pipeline tells of this entity. @internal */
export function HowToTell({ entity }: { entity: Entity }) {
  const { t } = useOrrTranslation();
  const baseUrl = useApi(configApiRef).getString('backend.baseUrl');
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button
        style={{ minHeight: 44 }}
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t(isShown ? 'deployHealth.howHide' : 'deployHealth.how')}
      </Button>
      {isShown && (
        <>
          <Typography variant="body2" paragraph>
            {t('deployHealth.howExplain')}
          </Typography>
          <CopyableText
            text={callFor(baseUrl, stringifyEntityRef(entity))}
            of={t('deployHealth.theCall')}
            label={t('deployHealth.copy')}
          />
        </>
      )}
    </>
  );
}
