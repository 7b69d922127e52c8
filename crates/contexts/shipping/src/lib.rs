//! Zones, rates, shipments.
