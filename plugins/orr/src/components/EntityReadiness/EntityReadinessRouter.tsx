import Typography from '@material-ui/core/Typography';
import { Navigate, Route, Routes } from 'react-router-dom';
import { AgendaPage } from '../Agenda/AgendaPage';
import { DecisionPage } from '../Decision/DecisionPage';
import { EntityChangesPage } from '../EntityChanges/EntityChangesPage';
import { SnapshotPage } from '../FrozenAnswers/SnapshotPage';
import { Questionnaire } from '../Questionnaire/Questionnaire';
import { ReportPage } from '../Report/ReportPage';
import { EntityOverview } from './EntityOverview';

/** The routes of the entity tab, relative to wherever it is mounted. @internal */
export function EntityReadinessRouter() {
  return (
    <Typography component="div" variant="body1">
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
        <Route path="*" element={<Navigate to="." replace />} />
      </Routes>
    </Typography>
  );
}
