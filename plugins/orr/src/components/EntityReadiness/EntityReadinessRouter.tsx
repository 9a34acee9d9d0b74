import { lazy, Suspense } from 'react';
import Typography from '@material-ui/core/Typography';
import { Route, Routes } from 'react-router-dom';
import { UnknownPage } from '../Feedback';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { EntityOverview } from './EntityOverview';

// Whoever opens the tab reads it first: what one goes to from there is loaded when one does.
const Questionnaire = lazy(() =>
  import('../Questionnaire/Questionnaire').then(m => ({
    default: m.Questionnaire,
  })),
);
const DecisionPage = lazy(() =>
  import('../Decision/DecisionPage').then(m => ({ default: m.DecisionPage })),
);
const AgendaPage = lazy(() =>
  import('../Agenda/AgendaPage').then(m => ({ default: m.AgendaPage })),
);
const SnapshotPage = lazy(() =>
  import('../FrozenAnswers/SnapshotPage').then(m => ({
    default: m.SnapshotPage,
  })),
);
const ReportPage = lazy(() =>
  import('../Report/ReportPage').then(m => ({ default: m.ReportPage })),
);
const EntityChangesPage = lazy(() =>
  import('../EntityChanges/EntityChangesPage').then(m => ({
    default: m.EntityChangesPage,
  })),
);

/** The routes of the entity tab, relative to wherever it is mounted. @internal */
export function EntityReadinessRouter() {
  return (
    <Typography component="div" variant="body1">
      <Suspense fallback={<ReadinessSkeleton />}>
        <Routes>
          <Route index element={<EntityOverview />} />
          <Route path="history" element={<EntityChangesPage />} />
          <Route path="reviews/:reviewId" element={<Questionnaire />} />
          <Route path="reviews/:reviewId/decision" element={<DecisionPage />} />
          <Route path="reviews/:reviewId/agenda" element={<AgendaPage />} />
          <Route
            path="reviews/:reviewId/snapshots/:snapshotId"
            element={<SnapshotPage />}
          />
          <Route path="reviews/:reviewId/report" element={<ReportPage />} />
          <Route path="*" element={<UnknownPage />} />
        </Routes>
      </Suspense>
    </Typography>
  );
}
