import { Box, Stack } from '@mantine/core';
import { NavLink, Outlet } from 'react-router';
import { useSession } from '../../shared/api/session';
import { actsForParty } from '../../shared/roles';
import { useText } from '../../shared/text/text';
import styles from './registry.module.css';

const ofParty = ['places', 'products', 'certificates'] as const;

/** The sections of the registry: one's own where one acts for a party, and the parties for all who keep it. */
export function RegistryFrame() {
  const { t } = useText();
  const sections = [...(actsForParty(useSession().data) ? ofParty : []), 'parties'] as const;
  return (
    <Stack gap="lg">
      <Box component="nav" className={styles.sections} aria-label={t('registry.sections')}>
        {sections.map((section) => (
          <NavLink key={section} to={`/registry/${section}`}>
            {t(`${section}.title`)}
          </NavLink>
        ))}
      </Box>
      <Outlet />
    </Stack>
  );
}
