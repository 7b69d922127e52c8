//! The picture studio of the demo shop: builds things out of distance fields,
//! lights them with soft boxes on seamless paper and prints JPEG pictures.
//! Nothing here runs in the shop itself.

pub mod camera;
pub mod catalogue;
pub mod develop;
pub mod finish;
pub mod form;
pub mod light;
pub mod march;
pub mod model;
pub mod noise;
pub mod palette;
pub mod photograph;
pub mod rendition;
pub mod shape;
pub mod shot;
pub mod studio;
