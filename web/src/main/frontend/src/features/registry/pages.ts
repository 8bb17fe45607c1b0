/** The pages of the registry, which are opened one after the other and so are fetched together. */
export { CertificatePage, CertificatesPage } from './certificates-page';
export { RegistryFrame } from './frame';
export { PartiesPage, PartyPage } from './parties-page';
export { PlacePage, PlacesPage } from './places-page';
export { ProductPage, ProductsPage } from './products-page';
